package bellhop.experiment.page;

/** The centre of something in a picture, in its pixels. */
record Place(double x, double y) {}
