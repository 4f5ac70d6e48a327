import Kernels
import KernelsTestSupport
import Testing

extension KernelsTests {
    @Suite struct Pool {
        @Test(arguments: [1, 2, 3, 8, 40]) func everyPartRunsOnce(threads: Int32) {
            var most: Int32 = 0
            #expect(check_parts(threads, 2000, &most) == 0)
            #expect(most == threads)
        }

        @Test func moreThreadsThanThePoolHas() {
            var most: Int32 = 0
            #expect(check_parts(100_000, 5, &most) == 0)
            #expect(most > 1)
        }

        @Test(arguments: [Int32.min, -1, 0, 1]) func withoutHelpTheCallerComputes(threads: Int32) {
            var most: Int32 = 0
            #expect(check_parts(threads, 3, &most) == 0)
            #expect(most == 1)
        }

        @Test func forksFromAnIdleProcess() {
            #expect(check_forks(200, 3, 0) == 0)
        }

        @Test func forksWhileOtherThreadsCompute() {
            #expect(check_forks(200, 3, 3) == 0)
        }

        @Test func everyForkIsANewGeneration() {
            #expect(check_generations(4) == 0)
        }

        @Test func forkInsideATask() {
            #expect(check_fork_in_task() == 0)
        }

        @Test(arguments: [2, 8]) func callersAtTheSameTime(threads: Int32) {
            #expect(check_callers(12, 500, threads) == 0)
        }

        @Test(arguments: [1, 2, 5]) func nestedCalls(threads: Int32) {
            #expect(check_nested(threads) == 0)
        }

        @Test func idleWorkersSleep() {
            let cost = idle_cost(8, 300)
            #expect(cost >= 0 && cost <= 30)
        }

        @Test func computesWhenNoThreadCanBeHad() {
            #expect(check_without_threads() == 0)
        }

        @Test func workersTakeNoSignalsButTheirFaults() {
            let faults: UInt64 = [4, 5, 7, 8, 11].reduce(0) { $0 | 1 << (UInt64($1) - 1) }
            // SIGKILL and SIGSTOP cannot be blocked, nor can 32 and 33, which belong to the C library
            let open: UInt64 = [9, 19, 32, 33].reduce(0) { $0 | 1 << (UInt64($1) - 1) }
            #expect(worker_signals(3) & ~open == faults)
        }

        @Test func threadsOfTheHost() {
            #expect(wk_default_threads() >= 1)
            #expect(wk_default_threads() == wk_default_threads())
        }
    }
}
