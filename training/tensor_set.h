// TensorSet: examples of one corpus laid end to end as flat tensors.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dateline/result.h"
#include "encode/model_file.h"
#include "example.h"

namespace dateline {

// Arrays named X_ptr hold, for each document (or mention, statement), where its rows begin; one more than there are
// documents.
class TensorSet {
 public:
  TensorSet(int32_t cls, int32_t sep) : cls_(cls), sep_(sep) {}
  void Add(const Example& example);
  // Bytes written. Errors: kIo.
  Result<uint64_t> Write(const std::filesystem::path& path, const std::string& corpus) const;
  size_t documents() const { return doc_word_.size() - 1; }
  size_t words() const { return word_window_.size(); }
  size_t pieces() const { return piece_id_.size(); }

 private:
  void AddWindows(const Example& example);
  void AddStatement(const ExampleStatement& s);
  void AddEvents(const Example& example);
  void WriteEvents(TensorWriter* to) const;

  int32_t cls_, sep_;
  std::vector<int32_t> doc_marks_, doc_word_ = {0}, doc_window_ = {0}, doc_mention_ = {0}, doc_link_ = {0},
                                   doc_statement_ = {0};
  std::vector<int32_t> window_piece_ = {0}, piece_id_, word_window_, word_position_;
  std::vector<uint8_t> piece_shape_, cue_tag_, name_tag_, title_tag_, speech_tag_, relation_;
  std::vector<int32_t> mention_begin_, mention_end_;
  std::vector<uint8_t> mention_kind_, mention_level_, mention_first_;
  std::vector<int32_t> link_mention_, link_candidate_;
  std::vector<uint8_t> link_feature_, link_same_;
  std::vector<int32_t> statement_begin_, statement_end_, statement_scope_, scope_ = {0}, role_ = {0}, role_mention_;
  std::vector<uint8_t> trigger_tag_, figure_tag_, mention_tone_, statement_stance_, statement_former_, stand_tag_;
  std::vector<int32_t> doc_event_ = {0}, event_begin_, event_end_, argument_ = {0}, argument_mention_, argument_actor_;
  std::vector<uint8_t> event_type_, event_status_, event_fact_, event_first_, event_feature_, argument_feature_,
      argument_roles_, argument_known_;
  std::vector<int32_t> doc_same_ = {0}, same_later_, same_earlier_, doc_figure_ = {0}, figure_begin_, figure_end_;
  std::vector<uint8_t> same_feature_, same_label_, figure_counted_;
  std::vector<uint8_t> statement_act_, statement_denied_, said_tag_, said_feature_, role_feature_, role_label_;
};

}  // namespace dateline
