# Makes an exam of these exercises; exams2moodle, exams2canvas and others of the package take the same list.
library("exams")

exercises <- c(
  "who-0.Rmd",
  "who-1.Rmd",
  "true-on-day-2.Rmd",
  "true-on-day-3.Rmd",
  "order-4.Rmd",
  "matter-5.Rmd",
  "lens-6.Rmd"
)

set.seed(7)
exams2html(exercises)
