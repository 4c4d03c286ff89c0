# Compiler rules shared by every target, and the two helpers that declare a layer and a test.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# More than a hundred tests are linked; GNU ld takes three times as long for each.
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND CMAKE_BUILD_TYPE STREQUAL "Debug")
  add_link_options(-fuse-ld=mold)
endif()

add_library(spotbook_rules INTERFACE)
target_compile_definitions(spotbook_rules INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
  QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_USE_QSTRINGBUILDER QT_DEPRECATED_WARNINGS QT_DISABLE_DEPRECATED_BEFORE=0x050F00)
target_compile_options(spotbook_rules INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wnull-dereference
  -Wno-missing-field-initializers)
if(SPOTBOOK_WERROR)
  target_compile_options(spotbook_rules INTERFACE -Werror)
endif()
if(SPOTBOOK_SANITIZE)
  # GCC follows the flow of data through instrumented code badly; the dev build has looked already.
  target_compile_options(spotbook_rules INTERFACE -fsanitize=${SPOTBOOK_SANITIZE} -fno-omit-frame-pointer
    -Wno-null-dereference -Wno-maybe-uninitialized -Wno-stringop-overflow)
  target_link_options(spotbook_rules INTERFACE -fsanitize=${SPOTBOOK_SANITIZE})
endif()

# spotbook_layer(name SOURCES ... [USES layer ...] [LINKS target ...] [PRIVATE_LINKS target ...])
# One static library for one folder of src/. USES names the layers above it that it may include.
function(spotbook_layer name)
  cmake_parse_arguments(L "" "" "SOURCES;USES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(spotbook_${name} STATIC ${L_SOURCES})
  target_include_directories(spotbook_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(spotbook_${name} PUBLIC spotbook_rules ${L_LINKS} PRIVATE ${L_PRIVATE_LINKS})
  foreach(used IN LISTS L_USES)
    target_link_libraries(spotbook_${name} PUBLIC spotbook_${used})
  endforeach()
endfunction()

# All that `ctest -L fast` needs, for builds that want nothing else.
add_custom_target(fast_tests)
# Those among them that need neither a window nor the whole program: unit and flow.
add_custom_target(fast_core_tests)

# spotbook_test(name SOURCES ... USES layer ... [LINKS target ...] LABELS label ... [TIMEOUT seconds] [ENVIRONMENT A=B ...])
# A QTest executable known to ctest under its own name. Label "fast" means: part of `ctest -L fast`.
function(spotbook_test name)
  cmake_parse_arguments(T "" "TIMEOUT" "SOURCES;USES;LINKS;LABELS;ENVIRONMENT" ${ARGN})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 60)
  endif()
  add_executable(${name} ${T_SOURCES})
  target_link_libraries(${name} PRIVATE spotbook_rules Qt5::Test ${T_LINKS})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    SPOTBOOK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" SPOTBOOK_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  foreach(used IN LISTS T_USES)
    target_link_libraries(${name} PRIVATE spotbook_${used})
  endforeach()
  add_test(NAME ${name} COMMAND ${name})
  if("fast" IN_LIST T_LABELS)
    add_dependencies(fast_tests ${name})
    if(NOT "gui" IN_LIST T_LABELS AND NOT "packaging" IN_LIST T_LABELS)
      add_dependencies(fast_core_tests ${name})
    endif()
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${T_ENVIRONMENT}")
endfunction()
