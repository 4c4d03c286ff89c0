spotbook_test(test_provisioning SOURCES ${CMAKE_CURRENT_LIST_DIR}/provisioning_test.cpp USES provisioning LABELS fast)
