package bellhop.experiment.validation;

import java.util.List;

/** The tests that compare the maps of pairs with dense matrices, by name. It runs none of them. */
final class DenseTests {
  private DenseTests() {}

  static Table table() {
    return new Table(
        List.of("map", "test", "agreement"),
        List.of(
            List.of("swap", "`XStateTest.swapsLikeTheDenseMatrix`", "1e-12"),
            List.of("EPL", "`XStateTest.distilsLikeTheDenseMatrix`", "1e-12"),
            List.of(
                "DEJMPS",
                "`BellWeightsTest.distilsByDejmpsLikeTheDenseMatrix`",
                "chance 1e-12; state 1e-11, for it is divided by a chance down to 1e-6"),
            List.of("BBPSSW", "`BellWeightsTest.distilsByBbpsswLikeTheDenseMatrix`", "1e-12"),
            List.of("waiting", "`XStateTest.waitsLikeTheDenseMatrix`", "1e-12")));
  }
}
