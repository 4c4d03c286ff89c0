spotbook_test(test_provision_machine
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/provision_machine_test.cpp ${CMAKE_CURRENT_LIST_DIR}/../support/delay_proxy.cpp
  USES practice_machines provisioning notebook
  LINKS Qt5::Network
  LABELS machine
  TIMEOUT 1200
  ENVIRONMENT QTEST_FUNCTION_TIMEOUT=900000)
