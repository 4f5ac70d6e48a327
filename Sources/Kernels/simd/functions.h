/*
 * functions.h - exp and the normal distribution on vectors; after avx2.h or avx512.h. The polynomials are minimax fits
 * of relative error (Lawson's iteration) on the intervals named.
 */
#ifndef WK_SIMD_FUNCTIONS_H
#define WK_SIMD_FUNCTIONS_H

/** exp(x), within 1.5 units in the last place; 0 below -104, infinite above 89, NaN for NaN. */
static inline vf v_exp(vf x) {
    x = v_max(v_all(-104.0f), x);
    x = v_min(v_all(89.0f), x);
    vf n = v_nearest(v_mul(x, v_all(1.44269504f)));
    /* ln 2 in two parts, the first with so few bits that n times it is exact */
    vf r = v_fnma(n, v_all(0x1.62e4p-1f), x);
    r = v_fnma(n, v_all(1.42860677e-6f), r);
    /* (exp(r) - 1 - r) / r^2 on |r| <= ln(2) / 2: 3.2e-9 */
    vf q = v_all(0.00139505385f);
    q = v_fma(q, r, v_all(0.00836891806f));
    q = v_fma(q, r, v_all(0.0416662051f));
    q = v_fma(q, r, v_all(0.166665186f));
    q = v_fma(q, r, v_all(0.50000001f));
    vf p = v_add(v_fma(v_mul(r, r), q, r), v_all(1.0f));
    return v_scale(p, n);
}

/** The distribution function of the standard normal at -a, a >= 0: exp(-a^2 / 2) t P(t), t = 1 / (1 + 0.3 a). */
static inline vf v_normal_tail(vf a) {
    a = v_min(v_all(15.0f), a);
    vf t = v_div(v_all(1.0f), v_fma(a, v_all(0.3f), v_all(1.0f)));
    /* 3.5e-9 on 0 <= a <= 15 */
    vf p = v_all(-0.0206287854f);
    p = v_fma(p, t, v_all(0.112465448f));
    p = v_fma(p, t, v_all(-0.228286273f));
    p = v_fma(p, t, v_all(0.191885183f));
    p = v_fma(p, t, v_all(-0.0795106509f));
    p = v_fma(p, t, v_all(0.0962056673f));
    p = v_fma(p, t, v_all(0.078371987f));
    p = v_fma(p, t, v_all(0.110239392f));
    p = v_fma(p, t, v_all(0.119571313f));
    p = v_fma(p, t, v_all(0.119686717f));
    /* a^2 is rounded; what it lost enters to first order */
    vf square = v_mul(a, a);
    vf lost = v_fma(a, a, v_sub(v_zero(), square));
    vf e = v_exp(v_mul(square, v_all(-0.5f)));
    e = v_fnma(e, v_mul(lost, v_all(0.5f)), e);
    return v_mul(e, v_mul(t, p));
}

#endif
