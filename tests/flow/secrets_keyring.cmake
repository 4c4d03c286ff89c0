# The options matter under the address sanitizer only; without the slow unwinder a suppression by library finds no frame.
spotbook_test(test_secrets_keyring
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_secrets_keyring.cpp ${CMAKE_CURRENT_LIST_DIR}/keyring_checks.cpp
          ${CMAKE_CURRENT_LIST_DIR}/keyring_checks.h
  USES base domain secrets LINKS Qt5::DBus LABELS fast keyring TIMEOUT 90
  ENVIRONMENT ASAN_OPTIONS=fast_unwind_on_malloc=0
              LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_LIST_DIR}/secrets_keyring.lsan:print_suppressions=0)
