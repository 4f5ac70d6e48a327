/*
 * pool.c - one pool of threads for the process.
 *
 * There is one computation at a time; `busy` is taken with an exchange and never waited for. A worker has one word,
 * `slot`, that says all about it: the caller offers a part by storing OFFERED, the worker takes it by a change to
 * TAKEN and goes back to IDLE when done. A caller that has finished its own part takes back offers that no worker has
 * taken yet and does them itself, so a worker that the system does not schedule delays nobody.
 *
 * Both sides spin for a bounded time, because the next product usually comes within microseconds, and then sleep on a
 * futex: the worker on its slot (ASLEEP), the caller on the count of parts that are pending.
 *
 * Fork: the child has one thread. Its handler puts the pool into the state of a fresh process with plain stores, which
 * needs no lock in the parent: whatever a computation of another thread was doing at that moment, none of it remains.
 */
#include "kernels.h"

#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum {
    MAXIMUM_WORKERS = 127,
    STACK_BYTES = 512 * 1024,
    SPIN_NANOSECONDS = 30000,
    SPIN_PAUSES = 16,  /* between two looks at the clock */
    RETRY_AFTER = 256, /* calls after a thread could not be had, before the next attempt */
};

enum { IDLE = 0, ASLEEP = 1, OFFERED = 2, TAKEN = 3 };

typedef struct worker {
    _Alignas(64) atomic_uint slot;
    int32_t part;
} worker;

enum { CALLER_SLEEPS = 1u << 31 }; /* in `pending` */

static struct pool {
    _Alignas(64) atomic_uint busy;
    _Alignas(64) atomic_uint pending; /* parts taken or offered and not finished */
    wk_task task;
    void *argument;
    int32_t parts;
    int32_t started; /* workers; the rest of these belongs to the holder of `busy` */
    int32_t retry;   /* calls to go before trying to start threads again */
    worker workers[MAXIMUM_WORKERS];
} pool;

static atomic_ullong generation;
static pthread_once_t fork_once = PTHREAD_ONCE_INIT;

static void futex_wait(atomic_uint *word, unsigned value) {
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
}

static void futex_wake(atomic_uint *word) {
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

static inline void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static int64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/** Spins for a bounded time until (word == value) is `equal`; returns the word as last seen. */
static unsigned spin(atomic_uint *word, unsigned value, int equal) {
    int64_t end = 0;
    for (;;) {
        for (int i = 0; i < SPIN_PAUSES; i++) {
            unsigned seen = atomic_load_explicit(word, memory_order_acquire);
            if ((seen == value) == equal) {
                return seen;
            }
            pause_briefly();
        }
        int64_t now = nanoseconds();
        if (end == 0) {
            end = now + SPIN_NANOSECONDS;
        } else if (now >= end) {
            return atomic_load_explicit(word, memory_order_acquire);
        }
    }
}

static void finish_part(void) {
    if (atomic_fetch_sub_explicit(&pool.pending, 1, memory_order_acq_rel) == (CALLER_SLEEPS | 1u)) {
        futex_wake(&pool.pending);
    }
}

static void *work(void *argument) {
    worker *self = argument;
    for (;;) {
        unsigned idle = IDLE;
        if (spin(&self->slot, IDLE, 0) == IDLE) {
            atomic_compare_exchange_strong_explicit(&self->slot, &idle, ASLEEP, memory_order_relaxed,
                                                    memory_order_relaxed);
        }
        while (atomic_load_explicit(&self->slot, memory_order_acquire) == ASLEEP) {
            futex_wait(&self->slot, ASLEEP);
        }
        unsigned offered = OFFERED;
        if (atomic_compare_exchange_strong_explicit(&self->slot, &offered, TAKEN, memory_order_acquire,
                                                    memory_order_relaxed)) {
            pool.task(pool.argument, self->part, pool.parts);
            atomic_store_explicit(&self->slot, IDLE, memory_order_relaxed);
            finish_part();
        }
    }
    return NULL;
}

static void begin_anew_in_child(void) {
    atomic_fetch_add_explicit(&generation, 1, memory_order_relaxed);
    for (int32_t i = 0; i < pool.started; i++) {
        atomic_store_explicit(&pool.workers[i].slot, IDLE, memory_order_relaxed);
    }
    pool.started = 0;
    pool.retry = 0;
    atomic_store_explicit(&pool.pending, 0, memory_order_relaxed);
    atomic_store_explicit(&pool.busy, 0, memory_order_relaxed);
}

static void watch_forks(void) {
    pthread_atfork(NULL, NULL, begin_anew_in_child);
}

uint64_t wk_fork_generation(void) {
    pthread_once(&fork_once, watch_forks);
    return atomic_load_explicit(&generation, memory_order_relaxed);
}

/** Starts workers until there are `wanted`, with all signals blocked but those of faults of their own: the host's
 *  handlers run on the host's threads. */
static void start_workers(int32_t wanted) {
    if (pool.started >= wanted || pool.retry > 0) {
        pool.retry -= pool.retry > 0;
        return;
    }
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) {
        return;
    }
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP};
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        sigdelset(&all, faults[i]);
    }
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (pool.started < wanted) {
        pthread_t thread;
        worker *next = &pool.workers[pool.started];
        atomic_store_explicit(&next->slot, IDLE, memory_order_relaxed);
        if (pthread_create(&thread, &attributes, work, next) != 0) {
            pool.retry = RETRY_AFTER;
            break;
        }
        pool.started++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
}

static void offer(worker *to, int32_t part) {
    to->part = part;
    if (atomic_exchange_explicit(&to->slot, OFFERED, memory_order_acq_rel) == ASLEEP) {
        futex_wake(&to->slot);
    }
}

static void wait_for_workers(void) {
    if (spin(&pool.pending, 0, 1) == 0) {
        return;
    }
    unsigned left = atomic_fetch_or_explicit(&pool.pending, CALLER_SLEEPS, memory_order_acq_rel) | CALLER_SLEEPS;
    while ((left & ~CALLER_SLEEPS) != 0) {
        futex_wait(&pool.pending, left);
        left = atomic_load_explicit(&pool.pending, memory_order_acquire);
    }
}

void wk_parallel(int32_t threads, wk_task task, void *argument) {
    if (threads <= 1) {
        task(argument, 0, 1);
        return;
    }
    uint64_t before = wk_fork_generation();
    if (atomic_exchange_explicit(&pool.busy, 1, memory_order_acquire) != 0) {
        task(argument, 0, 1);
        return;
    }
    int32_t workers = threads - 1 < MAXIMUM_WORKERS ? threads - 1 : MAXIMUM_WORKERS;
    start_workers(workers);
    workers = workers < pool.started ? workers : pool.started;

    pool.task = task;
    pool.argument = argument;
    pool.parts = workers + 1;
    atomic_store_explicit(&pool.pending, (unsigned)workers, memory_order_relaxed);
    for (int32_t i = 0; i < workers; i++) {
        offer(&pool.workers[i], i + 1);
    }
    task(argument, 0, workers + 1);
    for (int32_t i = workers - 1; i >= 0; i--) { /* the last was offered last */
        unsigned offered = OFFERED;
        if (wk_fork_generation() != before) {
            return; /* the task forked and this is the child: the workers are the parent's */
        }
        if (atomic_compare_exchange_strong_explicit(&pool.workers[i].slot, &offered, IDLE, memory_order_acquire,
                                                    memory_order_relaxed)) {
            task(argument, i + 1, workers + 1);
            atomic_fetch_sub_explicit(&pool.pending, 1, memory_order_acq_rel);
        }
    }
    if (wk_fork_generation() != before) {
        return;
    }
    wait_for_workers();
    atomic_store_explicit(&pool.busy, 0, memory_order_release);
}
