spotbook_test(test_rules_sources
  SOURCES rules/test_rules_sources.cpp rules/source_rules.cpp
  LABELS fast rules)
add_test(NAME test_rules_shellcheck COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/rules/shellcheck.sh ${PROJECT_SOURCE_DIR})
set_tests_properties(test_rules_shellcheck PROPERTIES LABELS "fast;rules" TIMEOUT 60)
