package bellhop.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Pieces of work that do not know of each other, on the threads of a pool. */
public final class AtOnce {
  private AtOnce() {}

  /** What each piece gives, in their order, however they were done. */
  static <T> List<T> all(int count, IntFunction<T> work, ExecutorService pool) {
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      futures.add(pool.submit(() -> work.apply(index)));
    }
    return futures.stream().map(AtOnce::get).toList();
  }

  /** What a piece gives; what went wrong in it goes wrong here, want of memory too. */
  public static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
