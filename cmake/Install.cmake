# What `cmake --install` puts where: headers, libdateline.a with its CMake and pkg-config files, the program, the model, the gazetteer.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dateline)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/dateline DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(TARGETS dateline EXPORT datelineTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT datelineTargets NAMESPACE dateline:: DESTINATION ${package_dir})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/datelineConfig.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/datelineConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/datelineConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/datelineConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/datelineConfigVersion.cmake
  ${PROJECT_SOURCE_DIR}/cmake/DatelineDependencies.cmake
  DESTINATION ${package_dir})

# Each third-party target under the name that pkg-config or the linker knows.
set(pc_requires_of_PkgConfig::utf8proc libutf8proc)
set(pc_requires_of_PkgConfig::xxhash libxxhash)
set(pc_requires_of_PkgConfig::sqlite3 sqlite3)
set(pc_requires_of_simdjson::simdjson simdjson)
set(pc_libs_of_Threads::Threads -pthread)
set(dateline_pc_requires "")
set(dateline_pc_libs "")
get_target_property(linked dateline LINK_LIBRARIES)
list(REMOVE_DUPLICATES linked)
foreach(library ${linked})
  if(DEFINED pc_requires_of_${library})
    string(APPEND dateline_pc_requires " ${pc_requires_of_${library}}")
  elseif(DEFINED pc_libs_of_${library})
    string(APPEND dateline_pc_libs " ${pc_libs_of_${library}}")
  else()
    message(WARNING "cmake/Install.cmake does not say how dateline.pc names ${library}")
  endif()
endforeach()
string(STRIP "${dateline_pc_requires}" dateline_pc_requires)
string(STRIP "${dateline_pc_libs}" dateline_pc_libs)
file(RELATIVE_PATH dateline_pc_to_prefix /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
string(REGEX REPLACE "/$" "" dateline_pc_to_prefix "${dateline_pc_to_prefix}")
configure_file(${PROJECT_SOURCE_DIR}/cmake/dateline.pc.in ${CMAKE_CURRENT_BINARY_DIR}/dateline.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dateline.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(TARGET dateline_program)
  install(TARGETS dateline_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/model/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline OPTIONAL FILES_MATCHING PATTERN "*.dlm")
install(FILES ${PROJECT_SOURCE_DIR}/data/places.dlg DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline OPTIONAL)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
