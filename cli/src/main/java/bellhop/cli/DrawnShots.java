package bellhop.cli;

import bellhop.cli.ShotOutputs.Encoded;
import bellhop.experiment.AtOnce;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Draws shots by batches on some threads and writes them in their order. A thread draws a piece of
 * some batches into memory; there are never more pieces than two for each thread.
 */
final class DrawnShots {
  /** Bits of a piece, so that handing it over costs little beside drawing it. */
  private static final long PIECE = 1L << 23;

  private final ShotOutputs outputs;
  private final long shots;
  private final int batch;
  private final long piece;

  /**
   * @param shots in all
   * @param batch shots of a batch
   */
  DrawnShots(ShotOutputs outputs, long shots, int batch) {
    this.outputs = outputs;
    this.shots = shots;
    this.batch = batch;
    piece = batch * Math.max(1, PIECE / batch / (1 + outputs.bits()));
  }

  void write(Batches batches, int threads) {
    long pieces = StrictMath.ceilDiv(shots, piece);
    int workers = (int) Math.min(threads, pieces);
    outputs.write(sink -> {
      if (workers > 1) {
        write(batches, workers, pieces, sink);
      } else {
        draw(batches, 0, shots, sink);
      }
    });
  }

  private void write(Batches batches, int workers, long pieces, ShotOutputs.Sink sink) {
    BlockingQueue<Batches> idle = new ArrayBlockingQueue<>(workers);
    idle.add(batches);
    while (idle.remainingCapacity() > 0) {
      idle.add(batches.another());
    }
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      Queue<Future<Encoded>> ahead = new ArrayDeque<>();
      for (long next = 0; next < pieces || !ahead.isEmpty(); ) {
        if (next < pieces && ahead.size() < 2 * workers) {
          long number = next++;
          ahead.add(pool.submit(() -> drawn(idle, number)));
        } else {
          sink.write(AtOnce.get(ahead.remove()));
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private Encoded drawn(BlockingQueue<Batches> idle, long number) throws InterruptedException {
    Batches batches = idle.take();
    Encoded encoded = outputs.encoded();
    draw(batches, number * piece, Math.min(piece, shots - number * piece), encoded);
    idle.add(batches);
    return encoded;
  }

  private void draw(Batches batches, long first, long count, ShotOutputs.Tables to) {
    for (long done = 0; done < count; done += batch) {
      to.write((int) Math.min(batch, count - done), batches.draw((first + done) / batch));
    }
  }
}
