// Tests of Result: what may be done with it, and what is left of one that was moved from.
#include "dateline/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "dateline/engine.h"

namespace dateline {
namespace {

using Owner = std::unique_ptr<int>;

Result<Owner> Make(int value) {
  if (value < 0) return Error{ErrorCode::kUsage, "below zero"};
  return std::make_unique<int>(value);
}

// A move that cannot throw can never leave a Result without value and error.
static_assert(std::is_nothrow_move_constructible_v<Result<Owner>> && std::is_nothrow_move_assignable_v<Result<Owner>>);
static_assert(std::is_nothrow_move_constructible_v<Result<Engine>>);
static_assert(std::is_nothrow_move_constructible_v<Result<Ledger>> &&
              std::is_nothrow_move_assignable_v<Result<Ledger>>);
static_assert(!std::is_copy_constructible_v<Result<Owner>> && std::is_copy_constructible_v<Result<std::string>>);
static_assert(!std::is_convertible_v<Result<int>, bool>, "no silent use as a number");

TEST(Result, HoldsAValueOrAnError) {
  const Result<Owner> good = Make(3), bad = Make(-1);
  ASSERT_TRUE(good.ok() && static_cast<bool>(good));
  EXPECT_EQ(*good.value(), 3);
  EXPECT_EQ(**good, 3);
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().code, ErrorCode::kUsage);
  EXPECT_EQ(bad.error().message, "below zero");
}

TEST(Result, GivesItsValueAway) {
  Result<Owner> result = Make(4);
  const Owner owner = std::move(result).value();
  EXPECT_EQ(*owner, 4);
}

TEST(Result, MovedFromKeepsItsSideAndMayBeAssigned) {
  Result<Owner> good = Make(5), bad = Make(-1);
  const Result<Owner> good_now = std::move(good), bad_now = std::move(bad);
  EXPECT_EQ(**good_now, 5);
  EXPECT_EQ(bad_now.error().message, "below zero");
  EXPECT_TRUE(good.ok());  // NOLINT(bugprone-use-after-move): still a value, though an empty one
  EXPECT_EQ(good.value(), nullptr);
  EXPECT_FALSE(bad.ok());  // NOLINT(bugprone-use-after-move)
  EXPECT_EQ(bad.error().code, ErrorCode::kUsage);
  good = Make(-1);
  bad = Make(6);
  EXPECT_FALSE(good.ok());
  ASSERT_TRUE(bad.ok());
  EXPECT_EQ(**bad, 6);
}

TEST(Result, IsAssignedOverTheOtherSide) {
  Result<std::vector<std::string>> result = Error{ErrorCode::kIo, "gone"};
  const Result<std::vector<std::string>> value = std::vector<std::string>{"a", "b"};
  result = value;
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->size(), 2u);
  result->push_back("c");
  EXPECT_EQ(value->size(), 2u);
}

}  // namespace
}  // namespace dateline
