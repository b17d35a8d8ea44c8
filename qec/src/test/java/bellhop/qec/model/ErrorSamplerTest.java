package bellhop.qec.model;

import static bellhop.qec.Tables.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.shots.ShotTable;
import bellhop.units.InputException;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;

/** Shots of error models: rates, what faults flip, and that shots never change. */
final class ErrorSamplerTest {
  private static final String SMALL =
      """
      error(0.125) D0
      error(0.25) D0 D1 L70 ^ D1 D2
      error(1) D3
      error(0) D3
      repeat 3 {
          error(0.125) D4 L0
          shift_detectors 1
      }
      """;

  private static ErrorModel model(String text) {
    return ErrorModelReader.read(text, "test");
  }

  private static ErrorSampler sampler(String text, boolean keepsFaults) {
    return ErrorSampler.of(model(text), "test", new Seed(7), keepsFaults);
  }

  private static double rate(ShotTable table, int bit, int batches, ErrorSampler sampler) {
    long count = 0;
    for (int batch = 0; batch < batches; batch++) {
      sampler.draw(batch);
      for (int shot = 0; shot < sampler.batch(); shot++) {
        count += table.get(bit, shot) ? 1 : 0;
      }
    }
    return count / ((double) batches * sampler.batch());
  }

  /** 65,536 shots; 5 sigma of at most 0.5/256. */
  @Test
  void flipsWithTheProbabilitiesOfTheModel() {
    ErrorSampler sampler = sampler(SMALL, false);
    double tolerance = 5 * 0.5 / 256;
    int batches = 65_536 / sampler.batch();
    assertThat(rate(sampler.detectors(), 0, batches, sampler)).isEqualTo(0.3125, within(tolerance));
    assertThat(rate(sampler.detectors(), 1, batches, sampler)).isZero();
    assertThat(rate(sampler.detectors(), 2, batches, sampler)).isEqualTo(0.25, within(tolerance));
    assertThat(rate(sampler.detectors(), 3, batches, sampler)).isEqualTo(1);
    assertThat(rate(sampler.detectors(), 6, batches, sampler)).isEqualTo(0.125, within(tolerance));
    assertThat(rate(sampler.observables(), 70, batches, sampler))
        .isEqualTo(0.25, within(tolerance));
    assertThat(rate(sampler.observables(), 0, batches, sampler))
        .isEqualTo((1 - StrictMath.pow(0.75, 3)) / 2, within(tolerance));
  }

  @Test
  void shotsAreWhatTheirFaultsFlip() {
    ErrorSampler sampler = sampler(SMALL, true);
    sampler.draw(3);
    assertThat(sampler.faultCount()).isEqualTo(sampler.faults().bits()).isEqualTo(7);
    for (int shot = 0; shot < sampler.batch(); shot++) {
      ShotTable faults = sampler.faults();
      assertThat(sampler.detectors().get(0, shot))
          .isEqualTo(faults.get(0, shot) ^ faults.get(1, shot));
      assertThat(sampler.detectors().get(5, shot)).isEqualTo(faults.get(5, shot));
      assertThat(sampler.observables().get(0, shot))
          .isEqualTo(faults.get(4, shot) ^ faults.get(5, shot) ^ faults.get(6, shot));
    }
  }

  @Test
  void replaysWhatWasDrawn() {
    ErrorSampler first = sampler(SMALL, true);
    first.draw(2);
    ErrorSampler second = sampler(SMALL, true);
    second.replay(first.faults());
    assertThat(words(second.detectors())).isDeepEqualTo(words(first.detectors()));
    assertThat(words(second.observables())).isDeepEqualTo(words(first.observables()));
    assertThat(words(second.faults())).isDeepEqualTo(words(first.faults()));
    assertThatThrownBy(() -> second.replay(new ShotTable(3, second.batch())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void batchesDependOnTheirNumberAlone() {
    ErrorSampler first = sampler(SMALL, false);
    first.draw(5);
    first.draw(1);
    ErrorSampler second = sampler(SMALL, true);
    second.draw(1);
    assertThat(words(second.detectors())).isDeepEqualTo(words(first.detectors()));
  }

  @Test
  void modelsOfNothingAreDrawn() {
    ErrorSampler sampler = sampler("detector D2\nlogical_observable L1", true);
    sampler.draw(0);
    assertThat(sampler.detectors().bits()).isEqualTo(3);
    assertThat(sampler.observables().bits()).isEqualTo(2);
    assertThat(words(sampler.detectors())).isDeepEqualTo(new long[3][sampler.batch() / 64]);
    assertThat(sampler("", false).faultCount()).isZero();
  }

  @Test
  void modelsThatAreTooLargeAreRefused() {
    assertThatThrownBy(() -> sampler("detector D9999999999", false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2^27 bits");
    assertThatThrownBy(() -> sampler("repeat 1000000000 {\nerror(0.1) D0\n}", false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("unrolled");
  }
}
