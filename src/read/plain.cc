// Plain text: any bytes to a Document.
#include "read/clean.h"
#include "read/form.h"

namespace dateline {

Result<Document> ReadPlain(std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > kMaxDocumentBytes)
    return Error{ErrorCode::kLimit, "the story has " + std::to_string(bytes.size()) + " bytes, more than " +
                                        std::to_string(kMaxDocumentBytes)};
  Document document;
  document.id = options.id;
  document.title = options.title;
  document.source = options.source;

  const Lead lead = LeadOf(bytes, false);
  document.published = lead.date;
  if (IsDate(options.published)) {
    document.published = options.published;
  } else if (!options.published.empty()) {
    AddBadDate(options.published, &document.notices);
  }

  TextBuilder builder(&document.notices);
  Cleaner cleaner(options.fold_white_space, &builder, &document.notices);
  cleaner.Copy(bytes.substr(lead.size), lead.size);
  cleaner.Finish();
  document.text = std::move(builder).Finish();
  ReadForm(&document);
  return document;
}

}  // namespace dateline
