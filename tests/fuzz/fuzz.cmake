# What comes from outside, against the parts that read it. Needs clang (preset "fuzz"); each target begins with its seeds
# and goes on for a minute, or for as long as FUZZ_SECONDS says.
if(NOT SPOTBOOK_FUZZ)
  return()
endif()
set(FUZZ_SECONDS 60 CACHE STRING "Seconds for each fuzz target")
add_custom_target(fuzz_targets)
set(fuzz_layers_journal storage)
set(fuzz_layers_profile storage)
set(fuzz_layers_run_stream provisioning)
set(fuzz_layers_answers cloud_aliyun)
foreach(name journal profile run_stream answers)
  add_executable(fuzz_${name} ${CMAKE_CURRENT_LIST_DIR}/fuzz_${name}.cpp)
  target_link_libraries(fuzz_${name} PRIVATE spotbook_rules spotbook_${fuzz_layers_${name}})
  target_include_directories(fuzz_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  set(found ${CMAKE_BINARY_DIR}/fuzz/${name})
  file(MAKE_DIRECTORY ${found})
  add_test(NAME fuzz_${name} COMMAND fuzz_${name} -max_total_time=${FUZZ_SECONDS} -timeout=10 -rss_limit_mb=2048
    -artifact_prefix=${found}- -print_final_stats=1 ${found} ${CMAKE_CURRENT_LIST_DIR}/seeds/${name})
  set_tests_properties(fuzz_${name} PROPERTIES LABELS fuzz TIMEOUT 600
    ENVIRONMENT "ASAN_OPTIONS=detect_leaks=0;UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1")
  add_dependencies(fuzz_targets fuzz_${name})
endforeach()
