# A room is a folder of src/ that hands on one struct. dateline_room() makes its object library and names its tests.
# LIBRARIES are third-party ones only, found by cmake/DatelineDependencies.cmake: rooms meet in libdateline.
#
#   dateline_room(text SOURCES text.cc TESTS text_test.cc LIBRARIES PkgConfig::xxhash)
#
# Rooms come in one order (src/CMakeLists.txt); each may include only rooms before it, which tests/room_order.py checks.
include_guard()

# Files of a room that are named but not there are passed over with a warning, so that a room in the making does not stop
# the rest; where warnings are errors (.ci/run) so is this.
function(keep_existing list)
  set(kept "")
  set(severity WARNING)
  if(CMAKE_COMPILE_WARNING_AS_ERROR)
    set(severity SEND_ERROR)
  endif()
  foreach(file ${${list}})
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
      list(APPEND kept ${file})
    else()
      message(${severity} "${CMAKE_CURRENT_SOURCE_DIR}/${file} is not there")
    endif()
  endforeach()
  set(${list} ${kept} PARENT_SCOPE)
endfunction()

function(dateline_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;TESTS;LIBRARIES" ${ARGN})
  keep_existing(ROOM_SOURCES)
  keep_existing(ROOM_TESTS)
  if(NOT ROOM_SOURCES)
    return()
  endif()
  add_library(room_${name} OBJECT ${ROOM_SOURCES})
  target_include_directories(room_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
  target_compile_options(room_${name} PRIVATE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion)
  target_link_libraries(room_${name} PUBLIC ${ROOM_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY DATELINE_ROOMS ${name})
  if(DATELINE_TESTS AND ROOM_TESTS)
    set_property(GLOBAL APPEND PROPERTY DATELINE_TESTED_ROOMS ${name})
    list(TRANSFORM ROOM_TESTS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    set_property(GLOBAL PROPERTY DATELINE_TESTS_OF_${name} ${ROOM_TESTS})
  endif()
endfunction()
