package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.units.Seed;
import picocli.CommandLine.Mixin;
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

  @Mixin ThreadsFlag threads = new ThreadsFlag();

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
    new DrawnShots(outputs, shots(), batch).write(batches, threads.count());
  }
}
