/* pool_checks.h - checks of the thread pool that need fork and raw threads, which Swift tests cannot do safely. */
#ifndef POOL_CHECKS_H
#define POOL_CHECKS_H

#include <stdint.h>

/** Runs `forks` children one after the other, while `busy_threads` threads of the parent compute; each child computes
 *  with `threads` threads and checks the sum. Returns the number of children that did not end well (a hang counts). */
int32_t check_forks(int32_t forks, int32_t threads, int32_t busy_threads);

/** Children of children, `depth` deep; returns 0 when each saw the generation of its parent plus one and computed. */
int32_t check_generations(int32_t depth);

/** Forks inside a task, on the caller's thread; returns 0 when the child came out of wk_parallel and could compute. */
int32_t check_fork_in_task(void);

/** `callers` threads call wk_parallel `calls` times each, at the same time; returns the number of wrong sums. */
int32_t check_callers(int32_t callers, int32_t calls, int32_t threads);

/** wk_parallel inside wk_parallel; returns the number of wrong sums. */
int32_t check_nested(int32_t threads);

/** Parts that ran more or less than once, over `calls` calls; `most` gets the largest number of parts. */
int32_t check_parts(int32_t threads, int32_t calls, int32_t *most);

/** The milliseconds of processor time that the whole process used while this thread slept for `milliseconds`, after a
 *  parallel computation: idle workers must sleep. Run in a child, where nothing else computes. -1: failure. */
int32_t idle_cost(int32_t threads, int32_t milliseconds);

/** With no thread to be had (RLIMIT_NPROC or address space used up) wk_parallel must still compute; 0: it did. Run in a
 *  child. */
int32_t check_without_threads(void);

/** The signals that a worker lets through, of 1 … 64, as bits; faults are expected. */
uint64_t worker_signals(int32_t threads);

#endif
