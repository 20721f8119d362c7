// TensorSet: examples of one corpus laid end to end as flat tensors.
#include "tensor_set.h"

#include <cassert>

#include "encode/model_file.h"

namespace dateline {
namespace {

template <class T>
void Append(std::vector<T>* to, const std::vector<T>& from) {
  to->insert(to->end(), from.begin(), from.end());
}

int32_t Size(size_t n) { return static_cast<int32_t>(n); }

}  // namespace

void TensorSet::Add(const Example& e) {
  AddWindows(e);
  doc_marks_.push_back(static_cast<int32_t>(e.marks));
  doc_word_.push_back(Size(word_window_.size()));
  doc_window_.push_back(Size(window_piece_.size()) - 1);
  Append(&cue_tag_, e.cue_tags);
  Append(&name_tag_, e.name_tags);
  Append(&title_tag_, e.title_tags);
  Append(&speech_tag_, e.speech_tags);
  Append(&relation_, e.relations);
  Append(&trigger_tag_, e.trigger_tags);
  Append(&figure_tag_, e.figure_tags);
  for (const WordRange& m : e.mentions) {
    mention_begin_.push_back(static_cast<int32_t>(m.begin));
    mention_end_.push_back(static_cast<int32_t>(m.end));
  }
  Append(&mention_kind_, e.kinds);
  Append(&mention_level_, e.levels);
  Append(&mention_first_, e.first);
  Append(&mention_tone_, e.tones);
  doc_mention_.push_back(Size(mention_begin_.size()));
  for (const ExampleLink& link : e.links) {
    link_mention_.push_back(static_cast<int32_t>(link.mention));
    link_candidate_.push_back(static_cast<int32_t>(link.candidate));
    link_feature_.insert(link_feature_.end(), link.features.begin(), link.features.end());
    link_same_.push_back(link.same);
  }
  doc_link_.push_back(Size(link_mention_.size()));
  AddEvents(e);
  for (const ExampleStatement& s : e.statements) AddStatement(s);
  doc_statement_.push_back(Size(statement_begin_.size()));
}

void TensorSet::AddWindows(const Example& e) {
  for (const Window& window : e.windows) {
    const int32_t index = Size(window_piece_.size()) - 1;
    piece_id_.push_back(cls_);
    piece_shape_.push_back(0);
    for (uint32_t p = window.begin; p < window.end; ++p) {
      piece_id_.push_back(e.pieces[p].id);
      piece_shape_.push_back(static_cast<uint8_t>(e.pieces[p].shape));
      if (e.pieces[p].first && p >= window.core_begin && p < window.core_end) {
        word_window_.push_back(index);
        word_position_.push_back(static_cast<int32_t>(p - window.begin + 1));
      }
    }
    piece_id_.push_back(sep_);
    piece_shape_.push_back(0);
    window_piece_.push_back(Size(piece_id_.size()));
  }
}

void TensorSet::AddEvents(const Example& example) {
  for (const ExampleEvent& e : example.events) {
    event_begin_.push_back(static_cast<int32_t>(e.trigger.begin));
    event_end_.push_back(static_cast<int32_t>(e.trigger.end));
    event_type_.push_back(e.type);
    event_status_.push_back(e.status);
    event_fact_.push_back(e.fact);
    event_first_.push_back(e.first);
    event_feature_.insert(event_feature_.end(), e.features.begin(), e.features.end());
    for (const auto& a : e.arguments) {
      argument_mention_.push_back(static_cast<int32_t>(a.mention));
      argument_actor_.push_back(a.actor);
      argument_feature_.insert(argument_feature_.end(), a.features.begin(), a.features.end());
      argument_roles_.push_back(a.roles);
      argument_known_.push_back(a.known);
    }
    argument_.push_back(Size(argument_mention_.size()));
  }
  doc_event_.push_back(Size(event_begin_.size()));
  for (const ExampleSame& s : example.same) {
    same_later_.push_back(static_cast<int32_t>(s.later));
    same_earlier_.push_back(static_cast<int32_t>(s.earlier));
    same_feature_.insert(same_feature_.end(), s.features.begin(), s.features.end());
    same_label_.push_back(s.same);
  }
  doc_same_.push_back(Size(same_later_.size()));
  for (const ExampleFigure& f : example.figures) {
    figure_begin_.push_back(static_cast<int32_t>(f.words.begin));
    figure_end_.push_back(static_cast<int32_t>(f.words.end));
    figure_counted_.push_back(f.counted);
  }
  doc_figure_.push_back(Size(figure_begin_.size()));
}

void TensorSet::AddStatement(const ExampleStatement& s) {
  statement_begin_.push_back(static_cast<int32_t>(s.anchor.begin));
  statement_end_.push_back(static_cast<int32_t>(s.anchor.end));
  statement_scope_.push_back(static_cast<int32_t>(s.scope.begin));
  statement_act_.push_back(s.act);
  statement_denied_.push_back(s.denied);
  statement_stance_.push_back(s.stance);
  statement_former_.push_back(s.former);
  Append(&stand_tag_, s.stand_tags);
  Append(&said_tag_, s.tags);
  for (const PairFeatures& f : s.features) said_feature_.insert(said_feature_.end(), {f.distance, f.place, f.quote});
  scope_.push_back(Size(said_tag_.size()));
  for (const auto& pair : s.roles) {
    role_mention_.push_back(static_cast<int32_t>(pair.mention));
    role_feature_.insert(role_feature_.end(), pair.features.begin(), pair.features.end());
    role_label_.push_back(pair.role);
  }
  role_.push_back(Size(role_mention_.size()));
}

Result<uint64_t> TensorSet::Write(const std::filesystem::path& path, const std::string& corpus) const {
  TensorWriter w("tensors");
  for (const Column* column : columns_) column->Write(&w);
  return w.Write(path, "{\"corpus\": \"" + corpus + "\", \"documents\": " + std::to_string(documents()) + "}");
}

}  // namespace dateline
