// Plain text: any bytes to a Document.
#include "read/clean.h"
#include "read/form.h"

namespace dateline {
namespace {

// With the byte-order mark of any encoding; sizes are in bytes.
Lead LeadOfPlain(std::string_view bytes, Encoding encoding) {
  if (encoding != Encoding::kUtf16Le && encoding != Encoding::kUtf16Be) return LeadOf(bytes, false);
  const size_t mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ? 2 : 0;
  Lead lead = LeadOf(AsciiHead(bytes.substr(mark), encoding == Encoding::kUtf16Be), false);
  lead.size = mark + 2 * lead.size;
  return lead;
}

}  // namespace

Result<Document> ReadPlain(std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > kMaxDocumentBytes)
    return Error{ErrorCode::kLimit, "the story has " + std::to_string(bytes.size()) + " bytes, more than " +
                                        std::to_string(kMaxDocumentBytes)};
  Document document;
  document.id = options.id;
  document.title = options.title;
  document.source = options.source;

  if (const char* fault = FaultOfBytes(bytes)) return Error{ErrorCode::kFormat, fault};

  const Encoding encoding = EncodingOf(bytes);
  const Lead lead = LeadOfPlain(bytes, encoding);
  document.published = lead.date;
  NoteLead(lead, &document.notices);

  TextBuilder builder(&document.notices);
  Cleaner cleaner(options.fold_white_space, encoding, &builder, &document.notices);
  cleaner.Copy(bytes.substr(lead.size), lead.size);
  cleaner.Finish();
  document.text = std::move(builder).Finish();
  if (const char* fault = FaultOfText(document.text.bytes)) return Error{ErrorCode::kFormat, fault};
  ReadForm(&document);
  FillPublished(options, &document);
  return document;
}

}  // namespace dateline
