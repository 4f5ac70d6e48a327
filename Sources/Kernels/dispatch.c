/* dispatch.c - finds what the processor offers and chooses the table of kernels. */
#include "attention/scalar.h"
#include "elementwise/scalar.h"
#include "kernels_internal.h"
#include "products/scalar.h"
#include "simd/tables.h"

#include <stdatomic.h>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

static const wk_kernels kernels_scalar = {
    .f32_to_f16 = wk_f32_to_f16_scalar,
    .f16_to_f32 = wk_f16_to_f32_scalar,
    .round_32 = wk_round_32_scalar,
    .round_256 = wk_round_256_scalar,
    .f32 = wk_product_f32_scalar,
    .f16 = wk_product_f16_scalar,
    .bf16 = wk_product_bf16_scalar,
    .q4_0 = wk_product_q4_0_scalar,
    .q8_0 = wk_product_q8_0_scalar,
    .q4_k = wk_product_q4_k_scalar,
    .q5_k = wk_product_q5_k_scalar,
    .q6_k = wk_product_q6_k_scalar,
    .attend = wk_attend_scalar,
    .join = wk_join_scalar,
    .rms_norm = wk_rms_norm_scalar,
    .layer_norm = wk_layer_norm_scalar,
    .angles = wk_angles_scalar,
    .rotate_adjacent = wk_rotate_adjacent_scalar,
    .rotate_halves = wk_rotate_halves_scalar,
    .add = wk_add_scalar,
    .silu_multiply = wk_silu_multiply_scalar,
    .gelu = wk_gelu_scalar,
    .softmax = wk_softmax_scalar,
    .normalize = wk_normalize_scalar,
    .dot = wk_dot_scalar,
    .argmax = wk_argmax_scalar,
};

#if defined(__x86_64__)
static const wk_kernels kernels_avx2 = WK_TABLE(avx2);
static const wk_kernels kernels_avx512 = WK_TABLE(avx512);
#endif

static int32_t detect(void) {
#if defined(__x86_64__)
    enum { FMA = 1 << 12, OSXSAVE = 1 << 27, F16C = 1 << 29 };                            /* leaf 1, ecx */
    enum { AVX2 = 1 << 5, AVX512_F = 1 << 16, AVX512_DQ = 1 << 17, AVX512_BW = 1 << 30 }; /* leaf 7, ebx */
    const unsigned avx512_vl = 1u << 31;
    enum { AVX512_VNNI = 1 << 11 };             /* leaf 7, ecx */
    enum { AVX_STATE = 6, AVX512_STATE = 230 }; /* XCR0: the registers that the system saves */
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || (c & (FMA | OSXSAVE | F16C)) != (FMA | OSXSAVE | F16C)) {
        return WK_ISA_SCALAR;
    }
    unsigned saved, saved_high;
    __asm__ volatile("xgetbv" : "=a"(saved), "=d"(saved_high) : "c"(0));
    if ((saved & AVX_STATE) != AVX_STATE || !__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b & AVX2)) {
        return WK_ISA_SCALAR;
    }
    const unsigned avx512 = AVX512_F | AVX512_DQ | AVX512_BW | avx512_vl;
    if ((saved & AVX512_STATE) == AVX512_STATE && (b & avx512) == avx512 && (c & AVX512_VNNI)) {
        return WK_ISA_AVX512_VNNI;
    }
    return WK_ISA_AVX2;
#else
    return WK_ISA_SCALAR;
#endif
}

/** What the processor offers; -1: not yet looked up. Every thread finds the same, so a race is harmless. */
static atomic_int offered = -1;
static _Thread_local int32_t limit = WK_ISA_AVX512_VNNI;

int32_t wk_isa(void) {
    int32_t isa = atomic_load_explicit(&offered, memory_order_relaxed);
    if (isa < 0) {
        isa = detect();
        atomic_store_explicit(&offered, isa, memory_order_relaxed);
    }
    return isa < limit ? isa : limit;
}

int32_t wk_limit_isa(int32_t isa) {
    limit = isa < WK_ISA_SCALAR ? WK_ISA_SCALAR : isa;
    return wk_isa();
}

const char *wk_isa_name(int32_t isa) {
    switch (isa) {
    case WK_ISA_SCALAR:
        return "scalar";
    case WK_ISA_AVX2:
        return "avx2";
    case WK_ISA_AVX512_VNNI:
        return "avx512-vnni";
    default:
        return "?";
    }
}

const wk_kernels *wk_table(void) {
    switch (wk_isa()) {
#if defined(__x86_64__)
    case WK_ISA_AVX512_VNNI:
        return &kernels_avx512;
    case WK_ISA_AVX2:
        return &kernels_avx2;
#endif
    default:
        return &kernels_scalar;
    }
}
