package bellhop.bench.stabilizer;

import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.ShotWriter;
import bellhop.circuit.shots.Width;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.sample.FrameSampler;
import bellhop.units.Seed;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;

/** The same work in this process, again and again: processor time of the
 * process, collector and compiler of the JVM included. */
final class Warm {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final String SOURCE = "circuit";

  private Warm() {}

  /** Seconds in which so many shots are drawn and written as b8 to nowhere. */
  static double detect(StabilizerCircuit circuit, long shots) {
    FrameSampler sampler = FrameSampler.ofDetectors(circuit, SOURCE, new Seed(1));
    ShotTable table = sampler.detectors();
    Width width = Width.ofDetectors(table.bits(), 0);
    ShotWriter writer = new ShotWriter(OutputStream.nullOutputStream(), ShotFormat.B8, width);
    long start = SYSTEM.getProcessCpuTime();
    try {
      for (long done = 0; done < shots; done += sampler.batch()) {
        sampler.draw(done / sampler.batch());
        writer.write(table, (int) StrictMath.min(sampler.batch(), shots - done));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return since(start);
  }

  /** Seconds in which a circuit becomes the text of its error model. */
  static double analyze(StabilizerCircuit circuit, AnalysisOptions options) {
    long start = SYSTEM.getProcessCpuTime();
    ErrorModelWriter.write(ErrorAnalysis.of(circuit, SOURCE, options));
    return since(start);
  }

  private static double since(long start) {
    return (SYSTEM.getProcessCpuTime() - start) * 1e-9;
  }
}
