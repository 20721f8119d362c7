// TensorSet: examples of one corpus laid end to end as flat tensors.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dateline/result.h"
#include "encode/model_file.h"
#include "example.h"

namespace dateline {

// An array of the file: under which name, and how many values a row has.
class Column {
 public:
  Column(std::vector<const Column*>* all, const char* name, size_t fields) : name_(name), fields_(fields) {
    all->push_back(this);
  }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
  virtual ~Column() = default;
  virtual void Write(TensorWriter* to) const = 0;

 protected:
  template <class T>
  void WriteValues(const std::vector<T>& values, TensorWriter* to) const {
    if (fields_ == 1) return to->Add(name_, values);
    to->Add(name_, values, {values.size() / fields_, fields_});
  }

 private:
  const char* name_;
  size_t fields_;
};

template <class T>
class ColumnOf : public Column, public std::vector<T> {
 public:
  ColumnOf(std::vector<const Column*>* all, const char* name, size_t fields = 1) : Column(all, name, fields) {}
  void Write(TensorWriter* to) const override { WriteValues<T>(*this, to); }
};

using Ints = ColumnOf<int32_t>;
using Bytes = ColumnOf<uint8_t>;

class Pointers : public Ints {
 public:
  Pointers(std::vector<const Column*>* all, const char* name) : Ints(all, name) { push_back(0); }
};

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

  int32_t cls_, sep_;

  // The one table of what a file holds, in its order.
  std::vector<const Column*> columns_;
  Ints doc_marks_{&columns_, "doc_marks"};
  Pointers doc_word_{&columns_, "doc_word_ptr"};
  Pointers doc_window_{&columns_, "doc_window_ptr"};
  Pointers doc_mention_{&columns_, "doc_mention_ptr"};
  Pointers doc_link_{&columns_, "doc_link_ptr"};
  Pointers doc_statement_{&columns_, "doc_statement_ptr"};
  Pointers window_piece_{&columns_, "window_piece_ptr"};
  Ints piece_id_{&columns_, "piece_id"};
  Bytes piece_shape_{&columns_, "piece_shape"};
  Ints word_window_{&columns_, "word_window"};
  Ints word_position_{&columns_, "word_position"};
  Bytes cue_tag_{&columns_, "cue_tag"};
  Bytes name_tag_{&columns_, "name_tag"};
  Bytes title_tag_{&columns_, "title_tag"};
  Bytes speech_tag_{&columns_, "speech_tag"};
  Bytes relation_{&columns_, "relation"};
  Ints mention_begin_{&columns_, "mention_begin"};
  Ints mention_end_{&columns_, "mention_end"};
  Bytes mention_kind_{&columns_, "mention_kind"};
  Bytes mention_level_{&columns_, "mention_level"};
  Bytes mention_first_{&columns_, "mention_first"};
  Ints link_mention_{&columns_, "link_mention"};
  Ints link_candidate_{&columns_, "link_candidate"};
  Bytes link_feature_{&columns_, "link_feature", kLinkFields};
  Bytes link_same_{&columns_, "link_same"};
  Ints statement_begin_{&columns_, "statement_begin"};
  Ints statement_end_{&columns_, "statement_end"};
  Ints statement_scope_{&columns_, "statement_scope"};
  Bytes statement_act_{&columns_, "statement_act"};
  Bytes statement_denied_{&columns_, "statement_denied"};
  Pointers scope_{&columns_, "scope_ptr"};
  Bytes said_tag_{&columns_, "said_tag"};
  Bytes said_feature_{&columns_, "said_feature", 3};
  Pointers role_{&columns_, "role_ptr"};
  Ints role_mention_{&columns_, "role_mention"};
  Bytes role_feature_{&columns_, "role_feature", kRoleFields};
  Bytes role_label_{&columns_, "role_label"};

  Bytes trigger_tag_{&columns_, "trigger_tag"};
  Bytes figure_tag_{&columns_, "figure_tag"};
  Bytes mention_tone_{&columns_, "mention_tone"};
  Bytes statement_stance_{&columns_, "statement_stance"};
  Bytes statement_former_{&columns_, "statement_former"};
  Bytes stand_tag_{&columns_, "stand_tag"};
  Pointers doc_event_{&columns_, "doc_event_ptr"};
  Ints event_begin_{&columns_, "event_begin"};
  Ints event_end_{&columns_, "event_end"};
  Bytes event_type_{&columns_, "event_type"};
  Bytes event_status_{&columns_, "event_status"};
  Bytes event_fact_{&columns_, "event_fact"};
  Bytes event_first_{&columns_, "event_first"};
  Bytes event_feature_{&columns_, "event_feature", kStatusFields};
  Pointers argument_{&columns_, "argument_ptr"};
  Ints argument_mention_{&columns_, "argument_mention"};
  Ints argument_actor_{&columns_, "argument_actor"};
  Bytes argument_feature_{&columns_, "argument_feature", kArgumentFields};
  Bytes argument_roles_{&columns_, "argument_roles"};
  Bytes argument_known_{&columns_, "argument_known"};
  Pointers doc_same_{&columns_, "doc_same_ptr"};
  Ints same_later_{&columns_, "same_later"};
  Ints same_earlier_{&columns_, "same_earlier"};
  Bytes same_feature_{&columns_, "same_feature", kSameFields};
  Bytes same_label_{&columns_, "same_label"};
  Pointers doc_figure_{&columns_, "doc_figure_ptr"};
  Ints figure_begin_{&columns_, "figure_begin"};
  Ints figure_end_{&columns_, "figure_end"};
  Bytes figure_counted_{&columns_, "figure_counted"};
};

}  // namespace dateline
