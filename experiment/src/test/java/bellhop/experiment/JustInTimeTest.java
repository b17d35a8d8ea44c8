package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.Recipe;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiled;
import bellhop.compiler.Compiler;
import bellhop.compiler.output.Forecast;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.topology.Topologies;
import bellhop.network.topology.Wish;
import bellhop.simulator.timeline.Timeline;
import bellhop.simulator.timeline.TimelineOptions;
import bellhop.units.Seed;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where no chance makes anything late, asking just in time delays nothing: the simulated time is
 * that of the forecast in which every pair is asked for as early as can be.
 */
final class JustInTimeTest {
  @ParameterizedTest
  @CsvSource({
    "grid, 4, 6, QFT, 20",
    "grid, 9, 2, QFT, 14",
    "grid, 6, 4, CP_FRACTION, 20",
    "line, 5, 3, QAOA, 14",
    "ring, 7, 3, QFT, 18",
    "all-to-all, 4, 5, QUANTUM_VOLUME, 18"
  })
  void isNotLateOnCablesWithoutChance(String shape, int qpus, int each, Family family, int qubits) {
    Wish wish =
        new Wish(
            shape,
            qpus,
            each,
            new Wish.Communication.Usual(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of());
    Network network = NetworkReader.read(Topologies.text(wish), shape);
    Compiled compiled =
        Compiler.compile(family.program(Recipe.of(qubits)), network, CompileOptions.DEFAULT);
    long earlyPs = Forecast.of(compiled.distributed(), network).makespanPs();
    long simulatedPs =
        new Timeline(compiled.distributed(), network, TimelineOptions.DEFAULT)
            .run(new Seed(1), 0, null)
            .makespanPs();
    assertThat((double) simulatedPs).isBetween(0.98 * earlyPs, 1.02 * earlyPs);
  }
}
