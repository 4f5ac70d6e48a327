#include "blocks.h"
#include "kernels.h"

typedef struct type_info {
    int32_t type;
    int32_t elements;
    int32_t bytes;
    const char *name;
} type_info;

static const type_info types[] = {
    {WK_F32, 1, 4, "F32"},
    {WK_F16, 1, 2, "F16"},
    {WK_BF16, 1, 2, "BF16"},
    {WK_Q8_0, 32, WK_Q8_0_BYTES, "Q8_0"},
    {WK_Q4_0, 32, WK_Q4_0_BYTES, "Q4_0"},
    {WK_Q4_K, 256, WK_Q4_K_BYTES, "Q4_K"},
    {WK_Q5_K, 256, WK_Q5_K_BYTES, "Q5_K"},
    {WK_Q6_K, 256, WK_Q6_K_BYTES, "Q6_K"},
};

static const type_info *find(int32_t type) {
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (types[i].type == type) {
            return &types[i];
        }
    }
    return NULL;
}

int32_t wk_type_block_elements(int32_t type) {
    const type_info *info = find(type);
    return info ? info->elements : 0;
}

int32_t wk_type_block_bytes(int32_t type) {
    const type_info *info = find(type);
    return info ? info->bytes : 0;
}

const char *wk_type_name(int32_t type) {
    const type_info *info = find(type);
    return info ? info->name : "?";
}
