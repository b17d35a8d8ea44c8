package bellhop.cli;

import bellhop.experiment.Watch;
import bellhop.units.Span;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a command, and its bar on work longer than two seconds: on standard error, and only
 * where that is a terminal.
 */
final class Progress implements Watch, AutoCloseable {
  private static final int PATIENCE_MS = 2_000;
  private static final int BEAT_MS = 200;
  private static final int WIDTH = 90;

  private final long startNanos = System.nanoTime();
  private final long limitNanos;
  private final AtomicLong done = new AtomicLong();
  private volatile Stage stage = new Stage("start", 0);
  private final @Nullable ScheduledExecutorService beat;
  private @Nullable ProgressBar bar;

  private record Stage(String name, long total) {}

  private Progress(boolean shown, Optional<Span> limit) {
    limitNanos = limit.map(span -> span.picos() / 1000).orElse(Long.MAX_VALUE);
    beat = shown ? Executors.newSingleThreadScheduledExecutor(Progress::daemon) : null;
    if (beat != null) {
      var _ = beat.scheduleAtFixedRate(this::draw, PATIENCE_MS, BEAT_MS, TimeUnit.MILLISECONDS);
    }
  }

  static Progress of(Terminal terminal, Optional<Span> limit) {
    return new Progress(terminal.isErrorTerminal(), limit);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public double wallSeconds() {
    return (System.nanoTime() - startNanos) * 1e-9;
  }

  @Override
  public boolean isTimeUp() {
    return System.nanoTime() - startNanos >= limitNanos;
  }

  @Override
  public void stage(String name, long total) {
    done.set(0);
    stage = new Stage(name, total);
  }

  @Override
  public void done(long count) {
    done.accumulateAndGet(count, Math::max);
  }

  /** Runs on the beat's thread alone. */
  private void draw() {
    Stage now = stage;
    ProgressBar current = bar;
    if (current == null) {
      current =
          new ProgressBarBuilder()
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(BEAT_MS)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build();
      bar = current;
    }
    current.setExtraMessage(now.name());
    current.maxHint(now.total() == 0 ? -1 : now.total());
    current.stepTo(done.get());
  }

  @Override
  public void close() {
    if (beat != null) {
      beat.shutdown();
      try {
        beat.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (bar != null) {
      bar.close();
    }
  }
}
