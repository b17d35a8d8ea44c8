package bellhop.experiment.memory;

import bellhop.experiment.AtOnce;
import bellhop.experiment.Watch;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Counts errors of one point, batch after batch. Threads work ahead; what counts are the batches in
 * their order up to the first after which there are enough shots or errors, so that threads change
 * nothing.
 */
final class PointRun {
  /** In place of a number of errors: the time was up. */
  private static final int NOT_DONE = -1;

  private final MemoryInputs inputs;
  private final int batch;
  private final Watch watch;
  private final BlockingQueue<BatchCounter> idle;
  private final Queue<Future<Integer>> ahead = new ArrayDeque<>();
  private long shots;
  private long errors;

  /**
   * @param from where to go on
   * @throws InputException if that is within a batch
   */
  PointRun(BatchCounter counter, Tally from, MemoryInputs inputs, Watch watch) {
    this.inputs = inputs;
    this.watch = watch;
    batch = counter.batch();
    if (from.shots() % batch != 0) {
      throw new InputException(
          Location.of("--resume"),
          from.shots() + " shots",
          "this circuit is counted by batches of " + batch,
          "the file was changed, and another name begins anew");
    }
    shots = from.shots();
    errors = from.errors();
    idle = new ArrayBlockingQueue<>(Math.clamp(batchCount(), 1, inputs.threads()));
    idle.add(counter);
    while (idle.remainingCapacity() > 0) {
      idle.add(counter.another());
    }
  }

  /** That are left. */
  private long batchCount() {
    return Math.ceilDiv(inputs.shots() - shots, batch);
  }

  /**
   * @param keeper is told of each whole batch
   */
  void run(ExecutorService pool, Consumer<Tally> keeper) {
    int most = 2 * idle.size();
    long next = shots / batch;
    long end = next + batchCount();
    while (!isComplete()) {
      while (next < end && ahead.size() < most) {
        long number = next++;
        ahead.add(pool.submit(() -> count(number)));
      }
      int found = AtOnce.get(ahead.remove());
      if (found == NOT_DONE) {
        break;
      }
      take(found, keeper);
    }
    ahead.forEach(future -> future.cancel(false));
  }

  private int count(long number) throws InterruptedException {
    if (watch.isTimeUp()) {
      return NOT_DONE;
    }
    BatchCounter counter = idle.take();
    int found = counter.errors(number, (int) Math.min(batch, inputs.shots() - number * batch));
    idle.add(counter);
    return found;
  }

  private void take(int found, Consumer<Tally> keeper) {
    errors += found;
    if (inputs.shots() - shots < batch) {
      shots = inputs.shots();
      return;
    }
    shots += batch;
    keeper.accept(new Tally(shots, errors, found));
  }

  boolean isComplete() {
    return inputs.areEnough(shots, errors);
  }

  long shots() {
    return shots;
  }

  long errors() {
    return errors;
  }
}
