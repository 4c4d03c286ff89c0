spotbook_test(test_rules_sources
  SOURCES rules/test_rules_sources.cpp rules/source_rules.cpp
  LABELS fast rules)
get_property(lupdate GLOBAL PROPERTY SPOTBOOK_LUPDATE)
get_property(spoken_folders GLOBAL PROPERTY SPOTBOOK_SPOKEN_FOLDERS)
spotbook_test(test_rules_translations
  SOURCES rules/test_rules_translations.cpp rules/translation_rules.cpp rules/translation_rules.h support/plain_words.h
  LABELS fast rules)
target_compile_definitions(test_rules_translations PRIVATE
  SPOTBOOK_LUPDATE="${lupdate}" SPOTBOOK_SPOKEN_FOLDERS="${spoken_folders}")
spotbook_test(test_rules_words
  SOURCES rules/test_rules_words.cpp rules/thrown_words.cpp rules/thrown_words.h
  USES messages LABELS fast rules)
add_test(NAME test_rules_shellcheck COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/rules/shellcheck.sh ${PROJECT_SOURCE_DIR})
set_tests_properties(test_rules_shellcheck PROPERTIES LABELS "fast;rules" TIMEOUT 60)
