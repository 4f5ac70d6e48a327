/* fork() while the parent computes: the child keeps its models, loses the rest, and opens a context of its own. */
#include "check.h"
#include <sys/wait.h>

static atomic_int stop_computing;
static text_buffer expected;

static void *compute(void *context) {
    while (!stop_computing) {
        wpllm_stream *stream = open_stream(context, LONG_REQUEST);
        wpllm_event event = {.struct_size = sizeof event};
        while (!stop_computing && wpllm_stream_next(stream, 5, &event, NULL) >= 0 && event.type != WPLLM_EVENT_DONE) {
        }
        wpllm_stream_free(stream);
    }
    return NULL;
}

static int child(wpllm_context *context, wpllm_model *model, wpllm_stream *stream) {
    alarm(60); /* a child that hangs is killed, and that counts as a failure */
    check_failures = 0;
    wpllm_event event = {.struct_size = sizeof event};
    wpllm_result *result = NULL, *ids = NULL, *rows = NULL;
    wpllm_stream *other = NULL;
    CHECK_ERROR(WPLLM_E_FORKED, NULL, wpllm_models(context, &result, &err));
    CHECK_ERROR(WPLLM_E_FORKED, NULL, wpllm_context_cancel(context, &err));
    CHECK_ERROR(WPLLM_E_FORKED, NULL, wpllm_generate_stream(context, REQUEST, strlen(REQUEST), &other, &err));
    CHECK_ERROR(WPLLM_E_FORKED, NULL, wpllm_stream_next(stream, 0, &event, &err));
    CHECK_ERROR(WPLLM_E_FORKED, NULL, wpllm_stream_cancel(stream, &err));

    size_t count = 0, columns = 0;
    CHECK_STATUS(WPLLM_OK, wpllm_tokenize(model, "add_action( 'init' );", 21, 0, &ids, NULL));
    const int32_t *tokens = wpllm_result_tokens(ids, &count);
    CHECK_STATUS(WPLLM_OK, wpllm_evaluate(model, tokens, count, 0, &rows, NULL));
    CHECK(wpllm_result_floats(rows, NULL, &columns) && columns == 2048);
    wpllm_result_free(ids);
    wpllm_result_free(rows);

    static text_buffer text;
    wpllm_context *own = open_context();
    wpllm_stream *again = open_stream(own, REQUEST);
    CHECK(read_stream(again, -1, &text) > 0);
    CHECK(strcmp(text.bytes, expected.bytes) == 0);
    wpllm_stream_free(again);

    wpllm_stream_free(stream); /* freeing what is the parent's is fine */
    wpllm_context_free(context);
    wpllm_model_free(model);
    wpllm_context_free(own);
    return check_failures != 0;
}

int main(int argc, char **argv) {
    (void)argc;
    model_dir = argv[1];
    int forks = argc > 2 ? atoi(argv[2]) : 40;
    /* AddressSanitizer's own allocator (GCC 12) does not survive a fork while another thread allocates. */
    int computes = argc <= 3 || strcmp(argv[3], "alone") != 0;
    wpllm_context *context = open_context();
    wpllm_model *model = open_model(context, "wp-llm-nano");
    wpllm_stream *stream = open_stream(context, REQUEST);
    CHECK(read_stream(stream, -1, &expected) > 0);
    wpllm_stream_free(stream);

    stream = open_stream(context, LONG_REQUEST);
    wpllm_event event = {.struct_size = sizeof event};
    CHECK_STATUS(WPLLM_OK, wpllm_stream_next(stream, -1, &event, NULL));
    pthread_t thread;
    if (computes) {
        pthread_create(&thread, NULL, compute, context);
    }
    for (int i = 0; i < forks; i++) {
        sleep_ms(i % 7);
        pid_t pid = fork();
        if (pid == 0) {
            _exit(child(context, model, stream));
        }
        int status = -1;
        CHECK(pid > 0 && waitpid(pid, &status, 0) == pid);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    stop_computing = 1;
    if (computes) {
        pthread_join(thread, NULL);
    }
    CHECK_STATUS(WPLLM_OK, wpllm_stream_next(stream, -1, &event, NULL)); /* the parent's stream goes on */
    wpllm_stream_free(stream);
    wpllm_model_free(model);
    wpllm_context_free(context);
    return check_done();
}
