#define _GNU_SOURCE

#include "pool_checks.h"

#include "kernels.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NUMBERS = 20000, SECONDS_UNTIL_HANG = 20 };

typedef struct sum_job {
    atomic_llong sum;
    int32_t inner_threads; /* > 0: each part calls wk_parallel again */
} sum_job;

static void add_part(void *argument, int32_t part, int32_t parts) {
    sum_job *job = argument;
    long long sum = 0;
    for (int32_t i = part; i < NUMBERS; i += parts) {
        sum += i;
    }
    atomic_fetch_add(&job->sum, sum);
}

static void add_nested(void *argument, int32_t part, int32_t parts) {
    (void)part;
    (void)parts;
    sum_job *job = argument;
    wk_parallel(job->inner_threads, add_part, job);
}

/** 1 when the sum of 0 … NUMBERS - 1 comes out. */
static int computes(int32_t threads) {
    sum_job job = {.sum = 0};
    wk_parallel(threads, add_part, &job);
    return atomic_load(&job.sum) == (long long)NUMBERS * (NUMBERS - 1) / 2;
}

static int ended_well(pid_t child) {
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

typedef struct busy_loop {
    atomic_int stop;
    atomic_int wrong;
    int32_t threads;
} busy_loop;

static void *compute_until_stopped(void *argument) {
    busy_loop *loop = argument;
    while (!atomic_load(&loop->stop)) {
        if (!computes(loop->threads)) {
            atomic_fetch_add(&loop->wrong, 1);
        }
    }
    return NULL;
}

int32_t check_forks(int32_t forks, int32_t threads, int32_t busy_threads) {
    busy_loop loop = {.threads = threads};
    pthread_t busy[16];
    int32_t started = 0;
    while (started < busy_threads && started < 16 &&
           pthread_create(&busy[started], NULL, compute_until_stopped, &loop) == 0) {
        started++;
    }
    int32_t failures = computes(threads) ? 0 : 1;
    for (int32_t i = 0; i < forks; i++) {
        pid_t child = fork();
        if (child == 0) {
            alarm(SECONDS_UNTIL_HANG);
            int good = 1;
            for (int j = 0; j < 5; j++) {
                good &= computes(threads);
            }
            _exit(good ? 0 : 1);
        }
        failures += !ended_well(child);
    }
    atomic_store(&loop.stop, 1);
    for (int32_t i = 0; i < started; i++) {
        pthread_join(busy[i], NULL);
    }
    return failures + atomic_load(&loop.wrong);
}

int32_t check_generations(int32_t depth) {
    uint64_t before = wk_fork_generation();
    pid_t child = fork();
    if (child == 0) {
        alarm(SECONDS_UNTIL_HANG);
        int good = wk_fork_generation() == before + 1 && computes(3) && wk_fork_generation() == before + 1;
        if (good && depth > 1) {
            good = check_generations(depth - 1) == 0;
        }
        _exit(good ? 0 : 1);
    }
    return ended_well(child) && wk_fork_generation() == before ? 0 : 1;
}

static void fork_on_first_part(void *argument, int32_t part, int32_t parts) {
    (void)parts;
    if (part == 0) {
        *(pid_t *)argument = fork();
    }
}

int32_t check_fork_in_task(void) {
    pid_t child = -1;
    uint64_t before = wk_fork_generation();
    wk_parallel(3, fork_on_first_part, &child);
    if (wk_fork_generation() != before) {
        alarm(SECONDS_UNTIL_HANG);
        _exit(computes(3) ? 0 : 1);
    }
    return ended_well(child) && computes(3) ? 0 : 1;
}

typedef struct caller {
    int32_t calls;
    int32_t threads;
    int32_t wrong;
} caller;

static void *call_often(void *argument) {
    caller *self = argument;
    for (int32_t i = 0; i < self->calls; i++) {
        self->wrong += !computes(self->threads);
    }
    return NULL;
}

int32_t check_callers(int32_t callers, int32_t calls, int32_t threads) {
    enum { MOST = 32 };
    pthread_t ids[MOST];
    caller all[MOST];
    int32_t wrong = 0;
    int32_t started = 0;
    while (started < callers && started < MOST) {
        all[started] = (caller){calls, threads, 0};
        if (pthread_create(&ids[started], NULL, call_often, &all[started]) != 0) {
            wrong++;
            break;
        }
        started++;
    }
    for (int32_t i = 0; i < started; i++) {
        pthread_join(ids[i], NULL);
        wrong += all[i].wrong;
    }
    return wrong;
}

int32_t check_nested(int32_t threads) {
    int32_t wrong = 0;
    for (int i = 0; i < 200; i++) {
        sum_job job = {.sum = 0, .inner_threads = threads};
        wk_parallel(threads, add_nested, &job);
        long long once = (long long)NUMBERS * (NUMBERS - 1) / 2;
        long long sum = atomic_load(&job.sum);
        wrong += sum % once != 0 || sum / once < 1 || sum / once > threads;
    }
    return wrong;
}

typedef struct parts_job {
    atomic_int runs[256];
    atomic_int parts;
} parts_job;

static void count_part(void *argument, int32_t part, int32_t parts) {
    parts_job *job = argument;
    atomic_fetch_add(&job->runs[part & 255], 1);
    atomic_store(&job->parts, parts);
}

int32_t check_parts(int32_t threads, int32_t calls, int32_t *most) {
    int32_t wrong = 0;
    *most = 0;
    for (int32_t i = 0; i < calls; i++) {
        static parts_job job;
        for (int p = 0; p < 256; p++) {
            atomic_store(&job.runs[p], 0);
        }
        wk_parallel(threads, count_part, &job);
        int32_t parts = atomic_load(&job.parts);
        *most = parts > *most ? parts : *most;
        for (int p = 0; p < 256; p++) {
            wrong += atomic_load(&job.runs[p]) != (p < parts);
        }
        if (i % 64 == 63) { /* let the workers fall asleep now and then */
            struct timespec pause = {0, 300000};
            nanosleep(&pause, NULL);
        }
    }
    return wrong;
}

static int32_t result_of_child(int32_t (*check)(int32_t, int32_t), int32_t a, int32_t b) {
    int channel[2];
    int32_t result = -1;
    if (pipe(channel) != 0) {
        return -1;
    }
    pid_t child = fork();
    if (child == 0) {
        alarm(SECONDS_UNTIL_HANG);
        result = check(a, b);
        _exit(write(channel[1], &result, sizeof result) == sizeof result ? 0 : 1);
    }
    close(channel[1]);
    int good = read(channel[0], &result, sizeof result) == sizeof result;
    close(channel[0]);
    return ended_well(child) && good ? result : -1;
}

static int32_t idle_cost_here(int32_t threads, int32_t milliseconds) {
    if (!computes(threads)) {
        return -1;
    }
    struct timespec before, after;
    struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    nanosleep(&pause, NULL);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    return (int32_t)((after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000);
}

int32_t idle_cost(int32_t threads, int32_t milliseconds) {
    return result_of_child(idle_cost_here, threads, milliseconds);
}

static void *wait_forever(void *argument) {
    for (;;) {
        pause();
    }
    return argument;
}

static int32_t compute_without_threads(int32_t a, int32_t b) {
    (void)a;
    (void)b;
    /* no address space for another stack */
    struct rlimit limit = {1 << 20, 1 << 20};
    if (setrlimit(RLIMIT_AS, &limit) != 0) {
        return 2;
    }
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 512 * 1024);
    int extra = 0; /* the C library keeps stacks of the threads that the parent had: use them up */
    while (pthread_create(&thread, &attributes, wait_forever, NULL) == 0) {
        if (++extra > 1000) {
            return 3; /* the limit does not do what this check is about */
        }
    }
    int32_t most = 0;
    int32_t wrong = check_parts(4, 600, &most);
    return wrong == 0 && most == 1 && computes(4) ? 0 : 1;
}

int32_t check_without_threads(void) {
    return result_of_child(compute_without_threads, 0, 0);
}

typedef struct signals_job {
    pthread_t caller;
    atomic_ullong open;
} signals_job;

static void look_at_signals(void *argument, int32_t part, int32_t parts) {
    (void)part;
    (void)parts;
    signals_job *job = argument;
    if (!pthread_equal(pthread_self(), job->caller)) {
        sigset_t blocked;
        pthread_sigmask(SIG_SETMASK, NULL, &blocked);
        for (int s = 1; s <= 64; s++) {
            if (sigismember(&blocked, s) == 0) {
                atomic_fetch_or(&job->open, 1ull << (s - 1));
            }
        }
    }
    struct timespec pause = {0, 20000000}; /* so that every part has its thread */
    nanosleep(&pause, NULL);
}

uint64_t worker_signals(int32_t threads) {
    signals_job job = {.caller = pthread_self()};
    wk_parallel(threads, look_at_signals, &job);
    return atomic_load(&job.open);
}
