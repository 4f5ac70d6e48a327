/* dlopen, use and dlclose, 1,000 times in one process, with forks and threads between. Links no library. */
#include "check.h"
#include <dlfcn.h>
#include <sys/wait.h>

#define FUNCTION(name) __typeof__(name) *p_##name = (__typeof__(name) *)dlsym(library, #name)

static int use(const char *path, int compute) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 0;
    }
    FUNCTION(wpllm_abi_version);
    FUNCTION(wpllm_context_open);
    FUNCTION(wpllm_context_free);
    FUNCTION(wpllm_generate);
    FUNCTION(wpllm_result_json);
    FUNCTION(wpllm_result_free);
    char options[4096];
    wpllm_context *context = NULL;
    wpllm_result *answer = NULL;
    int length = snprintf(options, sizeof options, "{\"model_dirs\": [\"%s\"]}", model_dir);
    static const char request[] = "{\"model\": \"wp-llm-nano\", \"prompt\": \"Create a shortcode\", \"max_tokens\": 2}";
    int good =
        p_wpllm_abi_version() >> 16 == 1 && p_wpllm_context_open(options, (size_t)length, &context, NULL) == WPLLM_OK;
    if (good && compute) {
        good = p_wpllm_generate(context, request, sizeof request - 1, &answer, NULL) == WPLLM_OK &&
               strstr(p_wpllm_result_json(answer, NULL), "\"total_tokens\"") != NULL;
        p_wpllm_result_free(answer);
    }
    p_wpllm_context_free(context);
    dlclose(library);
    return good;
}

static void *use_in_thread(void *path) {
    return use(path, 1) ? path : NULL;
}

#define TRY(condition) failures += !(condition)

int main(int argc, char **argv) {
    const char *path = argv[2];
    int rounds = argc > 3 ? atoi(argv[3]) : 1000, failures = 0;
    model_dir = argv[1];
    for (int i = 0; i < rounds; i++) {
        TRY(use(path, i % 5 == 0));
        if (i % 50 == 7) { /* as php-fpm does: the library is loaded by forked workers */
            int status = -1;
            pid_t pid = fork();
            if (pid == 0) {
                alarm(60);
                _exit(use(path, 1) && use(path, 1) ? 0 : 1);
            }
            TRY(waitpid(pid, &status, 0) == pid && status == 0);
        }
        if (i % 50 == 13) { /* a thread ends after the library was closed */
            pthread_t thread;
            void *result = NULL;
            pthread_create(&thread, NULL, use_in_thread, argv[2]);
            pthread_join(thread, &result);
            TRY(result != NULL);
        }
    }
    fprintf(stderr, "%d rounds, %d failed\n", rounds, failures);
    return failures != 0;
}
