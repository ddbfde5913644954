# What every file of ours is compiled with; libraries from outside come in as SYSTEM.
add_library(needlebook_options INTERFACE)
target_compile_options(needlebook_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(NEEDLEBOOK_SANITIZE)
  target_compile_options(needlebook_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(needlebook_options INTERFACE -fsanitize=address,undefined)
endif()
