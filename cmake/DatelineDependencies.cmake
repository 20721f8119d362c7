# Finds the third-party libraries that libdateline links. The build includes it, and so does the installed
# datelineConfig.cmake, beside which it lies together with FindOneDnn.cmake.
set(dateline_needed REQUIRED)
if(DEFINED CMAKE_FIND_PACKAGE_NAME AND NOT ${CMAKE_FIND_PACKAGE_NAME}_FIND_REQUIRED)
  set(dateline_needed QUIET)
endif()

list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
find_package(Threads ${dateline_needed})
find_package(simdjson ${dateline_needed})
find_package(OneDnn ${dateline_needed})
find_package(PkgConfig ${dateline_needed})
if(PKG_CONFIG_FOUND)
  pkg_check_modules(utf8proc ${dateline_needed} IMPORTED_TARGET GLOBAL libutf8proc)
  pkg_check_modules(xxhash ${dateline_needed} IMPORTED_TARGET GLOBAL libxxhash)
endif()
list(POP_BACK CMAKE_MODULE_PATH)

set(dateline_dependencies
  Threads::Threads simdjson::simdjson OneDnn::OneDnn PkgConfig::utf8proc PkgConfig::xxhash)
unset(dateline_needed)
