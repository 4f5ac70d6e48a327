#if defined(__x86_64__)

#include "../simd/avx2.h"

#include "float_body.h"

#include "../simd/end.h"

#endif
