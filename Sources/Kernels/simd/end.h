/* end.h - ends what avx2.h or avx512.h began. */
#pragma clang attribute pop
