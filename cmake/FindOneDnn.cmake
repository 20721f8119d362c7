# Finds oneDNN without its own package file, which stops where the OpenCL headers are not installed. Target: OneDnn::OneDnn.
find_path(OneDnn_INCLUDE_DIR dnnl.hpp)
find_library(OneDnn_LIBRARY dnnl)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OneDnn REQUIRED_VARS OneDnn_LIBRARY OneDnn_INCLUDE_DIR)
mark_as_advanced(OneDnn_INCLUDE_DIR OneDnn_LIBRARY)
if(OneDnn_FOUND AND NOT TARGET OneDnn::OneDnn)
  add_library(OneDnn::OneDnn UNKNOWN IMPORTED)
  set_target_properties(OneDnn::OneDnn PROPERTIES
    IMPORTED_LOCATION "${OneDnn_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${OneDnn_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES gomp)  # its thread number is set per worker
endif()
