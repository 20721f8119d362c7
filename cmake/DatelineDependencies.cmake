# Finds the third-party libraries that libdateline links. The build includes it, and so does the installed
# datelineConfig.cmake, beside which it lies.
set(dateline_needed REQUIRED)
if(DEFINED CMAKE_FIND_PACKAGE_NAME AND NOT ${CMAKE_FIND_PACKAGE_NAME}_FIND_REQUIRED)
  set(dateline_needed QUIET)
endif()

find_package(Threads ${dateline_needed})
find_package(simdjson ${dateline_needed})
find_package(PkgConfig ${dateline_needed})
if(PKG_CONFIG_FOUND)
  pkg_check_modules(utf8proc ${dateline_needed} IMPORTED_TARGET GLOBAL libutf8proc)
  pkg_check_modules(xxhash ${dateline_needed} IMPORTED_TARGET GLOBAL libxxhash)
  pkg_check_modules(sqlite3 ${dateline_needed} IMPORTED_TARGET GLOBAL sqlite3)
endif()

set(dateline_dependencies
  Threads::Threads simdjson::simdjson PkgConfig::utf8proc PkgConfig::xxhash PkgConfig::sqlite3)
unset(dateline_needed)
