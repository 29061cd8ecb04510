package casefile

// Author gives the function that tells whether an id stands for the author of
// the case: "self", the author's name, or a person of that name.
func (c *Case) Author() func(id string) bool {
	name := c.Config.Person.Name
	ids := map[string]bool{"self": true}
	if name != "" {
		ids[name] = true
	}
	for _, p := range c.People {
		if p.Name.V == name && name != "" {
			ids[p.ID] = true
		}
	}
	return func(id string) bool { return ids[id] }
}

// Other gives the function that tells whether an id stands for somebody who can
// confirm things: anyone but the author whom people.yaml lists, or anyone but
// the author where it lists nobody.
func (c *Case) Other() func(id string) bool {
	author := c.Author()
	listed := map[string]bool{}
	for _, p := range c.People {
		listed[p.ID] = true
	}
	return func(id string) bool {
		return id != "" && !author(id) && (listed[id] || len(listed) == 0)
	}
}
