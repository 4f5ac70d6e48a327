/* Loads, uses and frees everything again and again; private memory must not grow. */
#include "check.h"

static void once(int i) {
    wpllm_context *context = open_context();
    wpllm_model *model = open_model(context, "wp-llm-nano");
    wpllm_result *info = NULL, *ids = NULL, *other = NULL;
    wpllm_error *err = NULL;
    CHECK_STATUS(WPLLM_OK, wpllm_model_info(model, &info, NULL));
    CHECK_STATUS(WPLLM_OK, wpllm_tokenize(model, "<?php add_action( 'init' );", 27, 0, &ids, NULL));
    CHECK_STATUS(WPLLM_E_INVALID_REQUEST, wpllm_generate(context, "{\"modle\": 1}", 12, &other, &err));
    wpllm_error_free(err);
    char request[256];
    snprintf(request, sizeof request,
             "{\"model\": \"wp-llm-nano\", \"prompt\": \"Create a post type %d\", \"max_tokens\": 3, \"seed\": 1}", i);
    wpllm_stream *stream = open_stream(context, request);
    wpllm_event event = {.struct_size = sizeof event};
    if (i % 3 == 0) { /* to the end, abandoned, never begun */
        CHECK(read_stream(stream, -1, NULL) > 0);
    } else if (i % 3 == 1) {
        CHECK_STATUS(WPLLM_OK, wpllm_stream_next(stream, -1, &event, NULL));
    }
    wpllm_stream_free(stream);
    wpllm_result_free(ids);
    wpllm_result_free(info);
    wpllm_model_free(model);
    wpllm_context_free(context);
}

int main(int argc, char **argv) {
    model_dir = argv[1];
    int rounds = argc > 2 ? atoi(argv[2]) : 1000;
    int warm = rounds / 4;
    for (int i = 0; i < warm; i++) {
        once(i);
    }
    long before = private_kib();
    for (int i = 0; i < rounds; i++) {
        once(i);
    }
    long after = private_kib();
    fprintf(stderr, "%d rounds: %ld KiB private before, %ld KiB after\n", rounds, before, after);
    CHECK(before > 0 && after - before <= 1024);
    return check_done();
}
