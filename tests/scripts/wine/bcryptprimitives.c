// Wine before 9 lacks this library of Windows 10, which Rust's hash maps ask for their keys: the one function, passed
// on to the one that Wine has. Only tests/scripts/windows.sh uses it.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG count); // RtlGenRandom

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
    return SystemFunction036(bytes, (ULONG)count);
}
