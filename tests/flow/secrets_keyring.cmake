spotbook_test(test_secrets_keyring
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_secrets_keyring.cpp ${CMAKE_CURRENT_LIST_DIR}/keyring_checks.cpp
          ${CMAKE_CURRENT_LIST_DIR}/keyring_checks.h
  USES base domain secrets LABELS fast keyring TIMEOUT 90)
