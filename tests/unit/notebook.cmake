spotbook_test(test_notebook SOURCES ${CMAKE_CURRENT_LIST_DIR}/notebook_test.cpp USES notebook
              LINKS Qt5::Network PkgConfig::ARGON2 LABELS fast)
