package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.units.Seed;
import picocli.CommandLine.Option;

/** What every command takes that draws shots. */
final class DrawFlags {
  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many (default: ${DEFAULT-VALUE}).")
  String shots = "";

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The one source of chance (default: ${DEFAULT-VALUE}).")
  String seed = "";

  /** Draws the batches, one after the other. */
  interface Batches {
    /** Tables of this batch, one for each place where shots are written. */
    ShotTable[] draw(long number);
  }

  long shots() {
    return Flags.whole("--shots", shots, 0, Long.MAX_VALUE);
  }

  Seed seed() {
    return new Seed(Flags.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /** Refuses formats that cannot hold so many shots. */
  void checkShots(ShotFormat... formats) {
    for (ShotFormat format : formats) {
      format.checkShots(shots(), Flags.at("--shots", shots));
    }
  }

  /**
   * Writes all shots.
   *
   * @param batch shots in one
   */
  void write(int batch, Batches batches, ShotOutputs outputs) {
    long count = shots();
    outputs.write(sink -> {
      for (long done = 0; done < count; done += batch) {
        sink.write((int) Math.min(batch, count - done), batches.draw(done / batch));
      }
    });
  }
}
