// Package judge is a folder of packages: what the evidence says about a level, and what is wrong or weak in a case.
package judge
