// What an export writes for some stories, as one string or as files, for the tests of this room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/exports.h"

namespace dateline::samples {

using Stories = std::vector<std::pair<Ledger, ExportStory>>;

// By file name.
inline std::map<std::string, std::string> FilesOf(std::string_view form, const Stories& stories,
                                                  ExportOptions options = {}) {
  std::map<std::string, std::string> files;
  const auto sink = [&files](std::string_view file, std::string_view bytes) {
    files[std::string(file)].append(bytes);
    return true;
  };
  Result<Exporter> exporter = Exporter::Make(form, sink, std::move(options));
  for (const auto& [ledger, story] : stories) exporter->Add(ledger, story);
  exporter->Finish();
  return files;
}

inline std::string Exported(std::string_view form, const Stories& stories, ExportOptions options = {}) {
  return FilesOf(form, stories, std::move(options))[""];
}

inline std::vector<std::string> Split(std::string_view text, char by) {
  std::vector<std::string> parts;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(by, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

// Lines without the last, empty one.
inline std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines = Split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace dateline::samples
