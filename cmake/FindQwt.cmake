# Qwt for Qt 5, wherever the system keeps it: Debian and Ubuntu have /usr/include/qwt and libqwt-qt5, others qwt6-qt5 or
# plain qwt. A library built for another Qt is not taken: it would crash at the first widget.
#
# Defines the target Qwt::Qwt.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(PC_QWT QUIET Qt5Qwt6)
endif()
find_path(QWT_INCLUDE_DIR qwt_plot.h HINTS ${PC_QWT_INCLUDE_DIRS}
  PATH_SUFFIXES qwt-qt5 qwt6-qt5 qt5/qwt qt5/qwt6 qwt qwt6)
find_library(QWT_LIBRARY NAMES qwt-qt5 qwt6-qt5 qwt HINTS ${PC_QWT_LIBRARY_DIRS})
if(QWT_INCLUDE_DIR AND EXISTS ${QWT_INCLUDE_DIR}/qwt_global.h)
  file(STRINGS ${QWT_INCLUDE_DIR}/qwt_global.h qwt_version_line REGEX "define QWT_VERSION_STR")
  string(REGEX MATCH "[0-9]+\\.[0-9]+(\\.[0-9]+)?" Qwt_VERSION "${qwt_version_line}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Qwt REQUIRED_VARS QWT_LIBRARY QWT_INCLUDE_DIR VERSION_VAR Qwt_VERSION)
mark_as_advanced(QWT_INCLUDE_DIR QWT_LIBRARY)
if(Qwt_FOUND AND NOT TARGET Qwt::Qwt)
  add_library(Qwt::Qwt UNKNOWN IMPORTED)
  set_target_properties(Qwt::Qwt PROPERTIES IMPORTED_LOCATION ${QWT_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${QWT_INCLUDE_DIR})
endif()
