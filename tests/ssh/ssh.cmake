set(here ${CMAKE_CURRENT_LIST_DIR})
spotbook_test(test_ssh_keys SOURCES ${here}/test_ssh_keys.cpp USES ssh LINKS Qt5::Network LABELS fast)
spotbook_test(test_ssh_session SOURCES ${here}/test_ssh_session.cpp ${here}/relay.h ${here}/sshd.h USES ssh
              LINKS Qt5::Network LABELS fast TIMEOUT 120)
spotbook_test(test_ssh_rotation SOURCES ${here}/test_ssh_rotation.cpp ${here}/sshd.h USES ssh LINKS Qt5::Network
              LABELS fast)
spotbook_test(test_ssh_tunnel SOURCES ${here}/test_ssh_tunnel.cpp ${here}/relay.h ${here}/sshd.h USES ssh
              LINKS Qt5::Network LABELS fast)
spotbook_test(test_ssh_vitals SOURCES ${here}/test_ssh_vitals.cpp ${here}/sshd.h USES launch LINKS launch_rig
              LABELS fast)
# The system's own ssh against our sshd; the launch around them is one in memory.
spotbook_test(test_ssh_entry SOURCES ${here}/test_ssh_entry.cpp ${here}/sshd.h USES launch LINKS launch_rig Qt5::Network
              LABELS fast)
