// Package judge groups the packages that judge a case: assess computes and words the
// verdicts, check finds mistakes and weaknesses, changes compares two states of a case, and
// report writes the verdicts as JSON.
package judge
