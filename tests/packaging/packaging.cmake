# What is installed beside the programs: well formed, and true to them.
set(here ${CMAKE_CURRENT_LIST_DIR})
spotbook_test(test_packaging_reference SOURCES ${here}/test_packaging_reference.cpp LABELS fast packaging)
target_compile_definitions(test_packaging_reference PRIVATE SPOTBOOK_MADE_DIR="${CMAKE_BINARY_DIR}/packaging")
add_dependencies(test_packaging_reference spotbook spotbook-practice-cloud packaging_files)
add_test(NAME test_packaging_files
  COMMAND ${here}/check_files.sh ${PROJECT_SOURCE_DIR} ${CMAKE_BINARY_DIR}/packaging ${PROJECT_VERSION})
set_tests_properties(test_packaging_files PROPERTIES LABELS "fast;packaging" TIMEOUT 60)
