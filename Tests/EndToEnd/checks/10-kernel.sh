# What the guest is.
uname -v > kernel.txt
shown=(kernel.txt)
check "the kernel is a PREEMPT_RT kernel" grep -q PREEMPT_RT kernel.txt
